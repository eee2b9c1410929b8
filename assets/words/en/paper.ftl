# Words of folders, papers and shelves in the window.
