//go:build !unix

package emit

import (
	"os"
	"os/exec"
)

// inGroup makes cancelling interrupt cmd; there are no process groups here.
func inGroup(cmd *exec.Cmd) {
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
}

func endGroup(*exec.Cmd) {}
