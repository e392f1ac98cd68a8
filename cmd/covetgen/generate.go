package main

import (
	"github.com/covetpy/covetgen/emit"
	"github.com/spf13/cobra"
)

func newGenerate() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "generate [APP] -o DIR",
		Short: "Write the Go project of an application",
		Long: `generate writes the Go project that build compiles: readable Go that a team can take over.
In a folder that exists only generated files are replaced; files of your own stay.`,
		Example: `  covetgen generate app.py -o service && cd service && go build`,
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if out == "" {
				return usageError("generate needs -o DIR")
			}
			s := newSteps(cmd.ErrOrStderr())
			l, err := compiled(cmd.Context(), cmd.ErrOrStderr(), s, args)
			if err != nil {
				return err
			}
			if err := prepare(cmd.Context(), s); err != nil {
				return err
			}
			s.start("writing Go")
			set, err := emit.Project(l.program, emit.Options{})
			if err != nil {
				s.done()
				return badOutput(s.errors, err)
			}
			if cmd.Context().Err() != nil {
				s.done()
				return errInterrupted
			}
			err = emit.WriteProject(set, out)
			s.done()
			if err != nil {
				return machineError("writing the project", err)
			}
			return nil
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "the folder")
	return cmd
}
