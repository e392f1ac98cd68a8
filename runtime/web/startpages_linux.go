package web

import (
	"bufio"
	"os"
	"strconv"
	"strings"
	"syscall"
)

// dropStartPages unmaps the pages of the executable that were read while the service
// started: half of a small service's resident memory is code and tables that ran once. What
// requests need comes back from the kernel's page cache, some microseconds for each 64 KB,
// once. Only mappings that hold nothing but the file's own contents are touched: the kernel
// says which (a binary that was relocated or is being debugged has pages of its own).
func dropStartPages() {
	self, err := os.Readlink("/proc/self/exe")
	if err != nil {
		return
	}
	maps, err := os.Open("/proc/self/smaps")
	if err != nil {
		return
	}
	defer maps.Close()
	// A mapping is a line "start-end perms offset dev inode path", then "Name: number kB".
	var start, end uint64
	ours := false
	lines := bufio.NewScanner(maps)
	for lines.Scan() {
		fields := strings.Fields(lines.Text())
		if len(fields) < 2 {
			continue
		}
		if !strings.HasSuffix(fields[0], ":") {
			low, high, _ := strings.Cut(fields[0], "-")
			var err1, err2 error
			start, err1 = strconv.ParseUint(low, 16, 64)
			end, err2 = strconv.ParseUint(high, 16, 64)
			ours = err1 == nil && err2 == nil && len(fields) == 6 && fields[5] == self && !strings.Contains(fields[1], "w")
			continue
		}
		if ours && fields[0] == "Anonymous:" {
			if fields[1] == "0" {
				syscall.Syscall(syscall.SYS_MADVISE, uintptr(start), uintptr(end-start), syscall.MADV_DONTNEED)
			}
			ours = false
		}
	}
}
