package main

import (
	"bytes"
	"encoding/json"

	"github.com/spf13/cobra"
)

func newOpenAPI() *cobra.Command {
	var compact bool
	cmd := &cobra.Command{
		Use:     "openapi [APP]",
		Short:   "Print the application's OpenAPI document",
		Example: `  covetgen openapi app.py > openapi.json`,
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			l, err := load(cmd.Context(), args)
			if err != nil {
				return err
			}
			if err := report(cmd, l.diagnostics); err != nil {
				return err // the document would lack what was refused
			}
			if l.program == nil || l.program.App == nil || l.program.App.OpenAPI == nil {
				return usageError("the application has no OpenAPI document (openapi_url is None)")
			}
			document := l.program.App.OpenAPI
			if !compact {
				var b bytes.Buffer
				if err := json.Indent(&b, document, "", "  "); err != nil {
					return machineError("the document", err)
				}
				document = b.Bytes()
			}
			_, err = cmd.OutOrStdout().Write(append(document, '\n'))
			return err
		},
	}
	cmd.Flags().BoolVar(&compact, "compact", false, "the bytes that /openapi.json answers with")
	return cmd
}
