"""CPython's test package: the files of the folder under test are laid beside this one."""
