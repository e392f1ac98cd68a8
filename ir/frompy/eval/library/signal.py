"""The numbers of signals. What handles them is the server's matter, as uvicorn's is."""
from enum import IntEnum


class Signals(IntEnum):
    SIGHUP = 1
    SIGINT = 2
    SIGQUIT = 3
    SIGILL = 4
    SIGTRAP = 5
    SIGABRT = 6
    SIGBUS = 7
    SIGFPE = 8
    SIGKILL = 9
    SIGUSR1 = 10
    SIGSEGV = 11
    SIGUSR2 = 12
    SIGPIPE = 13
    SIGALRM = 14
    SIGTERM = 15
    SIGSTKFLT = 16
    SIGCHLD = 17
    SIGCONT = 18
    SIGSTOP = 19
    SIGTSTP = 20
    SIGTTIN = 21
    SIGTTOU = 22
    SIGURG = 23
    SIGXCPU = 24
    SIGXFSZ = 25
    SIGVTALRM = 26
    SIGPROF = 27
    SIGWINCH = 28
    SIGIO = 29
    SIGPWR = 30
    SIGSYS = 31
    SIGRTMIN = 34
    SIGRTMAX = 64
    SIGCLD = 17
    SIGIOT = 6
    SIGPOLL = 29


class Handlers(IntEnum):
    SIG_DFL = 0
    SIG_IGN = 1


class Sigmasks(IntEnum):
    SIG_BLOCK = 0
    SIG_UNBLOCK = 1
    SIG_SETMASK = 2


SIGABRT = Signals.SIGABRT
SIGALRM = Signals.SIGALRM
SIGBUS = Signals.SIGBUS
SIGCHLD = Signals.SIGCHLD
SIGCLD = Signals.SIGCHLD
SIGCONT = Signals.SIGCONT
SIGFPE = Signals.SIGFPE
SIGHUP = Signals.SIGHUP
SIGILL = Signals.SIGILL
SIGINT = Signals.SIGINT
SIGIO = Signals.SIGIO
SIGIOT = Signals.SIGABRT
SIGKILL = Signals.SIGKILL
SIGPIPE = Signals.SIGPIPE
SIGPOLL = Signals.SIGIO
SIGPROF = Signals.SIGPROF
SIGPWR = Signals.SIGPWR
SIGQUIT = Signals.SIGQUIT
SIGRTMAX = Signals.SIGRTMAX
SIGRTMIN = Signals.SIGRTMIN
SIGSEGV = Signals.SIGSEGV
SIGSTKFLT = Signals.SIGSTKFLT
SIGSTOP = Signals.SIGSTOP
SIGSYS = Signals.SIGSYS
SIGTERM = Signals.SIGTERM
SIGTRAP = Signals.SIGTRAP
SIGTSTP = Signals.SIGTSTP
SIGTTIN = Signals.SIGTTIN
SIGTTOU = Signals.SIGTTOU
SIGURG = Signals.SIGURG
SIGUSR1 = Signals.SIGUSR1
SIGUSR2 = Signals.SIGUSR2
SIGVTALRM = Signals.SIGVTALRM
SIGWINCH = Signals.SIGWINCH
SIGXCPU = Signals.SIGXCPU
SIGXFSZ = Signals.SIGXFSZ
SIG_DFL = Handlers.SIG_DFL
SIG_IGN = Handlers.SIG_IGN
SIG_BLOCK = Sigmasks.SIG_BLOCK
SIG_UNBLOCK = Sigmasks.SIG_UNBLOCK
SIG_SETMASK = Sigmasks.SIG_SETMASK
NSIG = 65


def valid_signals():
    return {s for s in Signals} | set(range(SIGRTMIN, SIGRTMAX + 1))


def strsignal(number, /):
    if not 1 <= number < NSIG:
        raise ValueError("signal number out of range")
    return _TEXTS.get(number)


_TEXTS = {1: 'Hangup', 2: 'Interrupt', 3: 'Quit', 4: 'Illegal instruction', 5: 'Trace/breakpoint trap', 6: 'Aborted', 7: 'Bus error', 8: 'Floating point exception', 9: 'Killed', 10: 'User defined signal 1', 11: 'Segmentation fault', 12: 'User defined signal 2', 13: 'Broken pipe', 14: 'Alarm clock', 15: 'Terminated', 16: 'Stack fault', 17: 'Child exited', 18: 'Continued', 19: 'Stopped (signal)', 20: 'Stopped', 21: 'Stopped (tty input)', 22: 'Stopped (tty output)', 23: 'Urgent I/O condition', 24: 'CPU time limit exceeded', 25: 'File size limit exceeded', 26: 'Virtual timer expired', 27: 'Profiling timer expired', 28: 'Window changed', 29: 'I/O possible', 30: 'Power failure', 31: 'Bad system call', 34: 'Real-time signal 0', 35: 'Real-time signal 1', 36: 'Real-time signal 2', 37: 'Real-time signal 3', 38: 'Real-time signal 4', 39: 'Real-time signal 5', 40: 'Real-time signal 6', 41: 'Real-time signal 7', 42: 'Real-time signal 8', 43: 'Real-time signal 9', 44: 'Real-time signal 10', 45: 'Real-time signal 11', 46: 'Real-time signal 12', 47: 'Real-time signal 13', 48: 'Real-time signal 14', 49: 'Real-time signal 15', 50: 'Real-time signal 16', 51: 'Real-time signal 17', 52: 'Real-time signal 18', 53: 'Real-time signal 19', 54: 'Real-time signal 20', 55: 'Real-time signal 21', 56: 'Real-time signal 22', 57: 'Real-time signal 23', 58: 'Real-time signal 24', 59: 'Real-time signal 25', 60: 'Real-time signal 26', 61: 'Real-time signal 27', 62: 'Real-time signal 28', 63: 'Real-time signal 29', 64: 'Real-time signal 30'}
