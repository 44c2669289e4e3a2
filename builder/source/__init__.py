"""Reading what editors and brand owners wrote: files, text, front matter, images, themes."""
