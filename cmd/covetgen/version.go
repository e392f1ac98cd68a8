package main

import (
	"fmt"
	goruntime "runtime"

	"github.com/covetpy/covetgen/runtime"
	"github.com/spf13/cobra"
)

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of covetgen and of the FastAPI it follows",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			fmt.Fprintf(cmd.OutOrStdout(), "covetgen %s (%s, %s/%s)\nfollows FastAPI 0.165.0, Starlette 1.10.0, Pydantic 2.14.3, CPython 3.11\n",
				runtime.Version, goruntime.Version(), goruntime.GOOS, goruntime.GOARCH)
			return nil
		},
	}
}
