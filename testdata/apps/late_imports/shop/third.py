"""A module that is named by a text."""
import state
state.registry.append("third")
Q = state.registry[-1]
