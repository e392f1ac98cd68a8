package py

import "syscall"

// osConstants are numbers of Linux.
var osConstants = []Kw{
	{"CLD_CONTINUED", MakeInt(6)}, {"CLD_DUMPED", MakeInt(3)}, {"CLD_EXITED", MakeInt(1)}, {"CLD_KILLED", MakeInt(2)}, {"CLD_STOPPED", MakeInt(5)},
	{"CLD_TRAPPED", MakeInt(4)}, {"EX_CANTCREAT", MakeInt(73)}, {"EX_CONFIG", MakeInt(78)}, {"EX_DATAERR", MakeInt(65)}, {"EX_IOERR", MakeInt(74)},
	{"EX_NOHOST", MakeInt(68)}, {"EX_NOINPUT", MakeInt(66)}, {"EX_NOPERM", MakeInt(77)}, {"EX_NOUSER", MakeInt(67)}, {"EX_OK", MakeInt(0)},
	{"EX_OSERR", MakeInt(71)}, {"EX_OSFILE", MakeInt(72)}, {"EX_PROTOCOL", MakeInt(76)}, {"EX_SOFTWARE", MakeInt(70)}, {"EX_TEMPFAIL", MakeInt(75)},
	{"EX_UNAVAILABLE", MakeInt(69)}, {"EX_USAGE", MakeInt(64)}, {"F_LOCK", MakeInt(1)}, {"F_TEST", MakeInt(3)}, {"F_TLOCK", MakeInt(2)},
	{"F_ULOCK", MakeInt(0)}, {"GRND_NONBLOCK", MakeInt(1)}, {"GRND_RANDOM", MakeInt(2)}, {"NGROUPS_MAX", MakeInt(65536)}, {"O_ACCMODE", MakeInt(3)},
	{"O_APPEND", MakeInt(1024)}, {"O_ASYNC", MakeInt(8192)}, {"O_CLOEXEC", MakeInt(524288)}, {"O_CREAT", MakeInt(64)}, {"O_DIRECT", MakeInt(syscall.O_DIRECT)},
	{"O_DIRECTORY", MakeInt(syscall.O_DIRECTORY)}, {"O_DSYNC", MakeInt(4096)}, {"O_EXCL", MakeInt(128)}, {"O_FSYNC", MakeInt(1052672)}, {"O_LARGEFILE", MakeInt(syscall.O_LARGEFILE)},
	{"O_NDELAY", MakeInt(2048)}, {"O_NOATIME", MakeInt(262144)}, {"O_NOCTTY", MakeInt(256)}, {"O_NOFOLLOW", MakeInt(syscall.O_NOFOLLOW)}, {"O_NONBLOCK", MakeInt(2048)},
	{"O_PATH", MakeInt(2097152)}, {"O_RDONLY", MakeInt(0)}, {"O_RDWR", MakeInt(2)}, {"O_RSYNC", MakeInt(1052672)}, {"O_SYNC", MakeInt(1052672)},
	{"O_TMPFILE", MakeInt(0x400000 | syscall.O_DIRECTORY)}, {"O_TRUNC", MakeInt(512)}, {"O_WRONLY", MakeInt(1)}, {"PRIO_PGRP", MakeInt(1)}, {"PRIO_PROCESS", MakeInt(0)},
	{"PRIO_USER", MakeInt(2)}, {"P_ALL", MakeInt(0)}, {"P_NOWAIT", MakeInt(1)}, {"P_NOWAITO", MakeInt(1)}, {"P_PGID", MakeInt(2)},
	{"P_PID", MakeInt(1)}, {"P_PIDFD", MakeInt(3)}, {"P_WAIT", MakeInt(0)}, {"RTLD_DEEPBIND", MakeInt(8)}, {"RTLD_GLOBAL", MakeInt(256)},
	{"RTLD_LAZY", MakeInt(1)}, {"RTLD_LOCAL", MakeInt(0)}, {"RTLD_NODELETE", MakeInt(4096)}, {"RTLD_NOLOAD", MakeInt(4)}, {"RTLD_NOW", MakeInt(2)},
	{"SCHED_BATCH", MakeInt(3)}, {"SCHED_FIFO", MakeInt(1)}, {"SCHED_IDLE", MakeInt(5)}, {"SCHED_OTHER", MakeInt(0)}, {"SCHED_RESET_ON_FORK", MakeInt(1073741824)},
	{"SCHED_RR", MakeInt(2)}, {"SEEK_DATA", MakeInt(3)}, {"SEEK_HOLE", MakeInt(4)}, {"ST_APPEND", MakeInt(256)}, {"ST_MANDLOCK", MakeInt(64)},
	{"ST_NOATIME", MakeInt(1024)}, {"ST_NODEV", MakeInt(4)}, {"ST_NODIRATIME", MakeInt(2048)}, {"ST_NOEXEC", MakeInt(8)}, {"ST_NOSUID", MakeInt(2)},
	{"ST_RDONLY", MakeInt(1)}, {"ST_RELATIME", MakeInt(4096)}, {"ST_SYNCHRONOUS", MakeInt(16)}, {"ST_WRITE", MakeInt(128)}, {"TMP_MAX", MakeInt(238328)},
	{"WCONTINUED", MakeInt(8)}, {"WEXITED", MakeInt(4)}, {"WNOHANG", MakeInt(1)}, {"WNOWAIT", MakeInt(16777216)}, {"WSTOPPED", MakeInt(2)},
	{"WUNTRACED", MakeInt(2)},
}
