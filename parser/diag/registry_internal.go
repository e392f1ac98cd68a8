package diag

// Codes for faults of covetgen itself.
const (
	// Internal is a fault of covetgen: a stage failed where it should have reported.
	Internal Code = "CV9001"
	// BadOutput is generated Go that does not type-check.
	BadOutput Code = "CV9002"
)

func init() {
	register([]Row{
		{Code: Internal, Summary: "covetgen failed by itself", Explanation: "A stage of the compiler stopped with a fault that is not in your program. " +
			"Nothing was written. Please report it with the source that is named and what `covetgen version` prints."},
		{Code: BadOutput, Summary: "the generated Go does not type-check", Explanation: "The service was generated but did not pass Go's type checker, so nothing was written. " +
			"This is a fault of covetgen. Please report it with the Python function that is named."},
	})
}
