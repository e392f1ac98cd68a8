"""What of importlib.machinery describes modules."""
from importlib._bootstrap import ModuleSpec
from importlib._bootstrap_external import ExtensionFileLoader, NamespaceLoader, SourceFileLoader, SourcelessFileLoader
