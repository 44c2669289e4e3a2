"""The site's search: what can be found, written as one script that the page loads when somebody starts to search."""
