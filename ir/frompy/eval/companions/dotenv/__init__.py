"""What python-dotenv exports."""

from .main import dotenv_values, find_dotenv, get_key, load_dotenv, set_key, unset_key

__all__ = ["load_dotenv", "dotenv_values", "get_key", "set_key", "unset_key", "find_dotenv"]
