package schema

import (
	"github.com/covetpy/covetgen/runtime/py"
)

// DumpOptions are the parameters of model_dump. Include and Exclude are the
// Python values (set, dict, nested), nil for none.
type DumpOptions struct {
	Mode             string // "python" (default) or "json"
	Include, Exclude py.Value
	ByAlias          *bool
	ExcludeUnset     bool
	ExcludeDefaults  bool
	ExcludeNone      bool
	ExcludeComputed  bool
	RoundTrip        bool
	SerializeAsAny   bool
	Context          py.Value
	Fallback         py.Value
	Warnings         string // "none" (default) or "error"
	Indent           int    // spaces; 0: compact. AppendJSON only
	EnsureASCII      bool
	Config           *Config // json options where no model gives them
}
