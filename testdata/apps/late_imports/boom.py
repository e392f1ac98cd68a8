"""A module that fails."""
import state
state.registry.append("boom")
raise ValueError("no " + str(len(state.registry)))
