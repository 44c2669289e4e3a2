"""Layout: measures text and turns slide content into frames. Pure; lengths are points as float."""
