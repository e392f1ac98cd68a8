"""The users of the machine, as /etc/passwd has them."""
import collections


class struct_passwd(collections.namedtuple("struct_passwd", "pw_name pw_passwd pw_uid pw_gid pw_gecos pw_dir pw_shell")):
    __slots__ = ()
    __module__ = "pwd"

    def __repr__(self):
        return "pwd.struct_passwd(" + ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self)) + ")"


def getpwall():
    users = []
    with open("/etc/passwd", encoding="utf-8", errors="surrogateescape") as file:
        for line in file:
            fields = line.rstrip("\n").split(":")
            if len(fields) == 7:
                fields[2:4] = int(fields[2]), int(fields[3])
                users.append(struct_passwd(*fields))
    return users


def getpwuid(uid, /):
    for user in getpwall():
        if user.pw_uid == uid:
            return user
    raise KeyError(f"getpwuid(): uid not found: {uid}")


def getpwnam(name, /):
    for user in getpwall():
        if user.pw_name == name:
            return user
    raise KeyError(f"getpwnam(): name not found: {name!r}")
