"""A module that counts."""
import state
Z = len(state.registry)
state.registry.append("later")
