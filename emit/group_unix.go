//go:build unix

package emit

import (
	"os/exec"
	"syscall"
)

// inGroup makes cmd the leader of a process group. Interrupting cmd interrupts the whole
// group: the go command waits for the compilers that it has started, which get no signal
// when it alone is told to stop.
func inGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGINT) }
}

// endGroup ends what is left of the group when its leader has ended.
func endGroup(cmd *exec.Cmd) {
	if cmd.Process != nil {
		syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
	}
}
