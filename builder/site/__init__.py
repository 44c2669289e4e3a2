"""The site's own parts: brand colours, stylesheet, scripts and the few templates we override."""
