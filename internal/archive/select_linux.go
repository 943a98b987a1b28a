package archive

import (
	"golang.org/x/sys/unix"
)

// kinds are the file systems that are views of the system and no storage, by
// the numbers that statfs(2) gives them.
var kinds = map[uint32]string{
	unix.PROC_SUPER_MAGIC:      "proc",
	unix.SYSFS_MAGIC:           "sysfs",
	unix.DEVPTS_SUPER_MAGIC:    "devpts",
	unix.CGROUP_SUPER_MAGIC:    "cgroup",
	unix.CGROUP2_SUPER_MAGIC:   "cgroup2",
	unix.DEBUGFS_MAGIC:         "debugfs",
	unix.TRACEFS_MAGIC:         "tracefs",
	unix.SECURITYFS_MAGIC:      "securityfs",
	unix.SELINUX_MAGIC:         "selinuxfs",
	unix.SMACK_MAGIC:           "smackfs",
	unix.BPF_FS_MAGIC:          "bpf",
	unix.PSTOREFS_MAGIC:        "pstore",
	unix.EFIVARFS_MAGIC:        "efivarfs",
	unix.HUGETLBFS_MAGIC:       "hugetlbfs",
	unix.BINFMTFS_MAGIC:        "binfmt_misc",
	unix.NSFS_MAGIC:            "nsfs",
	unix.RDTGROUP_SUPER_MAGIC:  "resctrl",
	unix.AUTOFS_SUPER_MAGIC:    "autofs",
	unix.USBDEVICE_SUPER_MAGIC: "usbdevfs",
	0x19800202:                 "mqueue",     // ipc/mqueue.c of Linux
	0x62656570:                 "configfs",   // fs/configfs/configfs_internal.h
	0x65735543:                 "fusectl",    // fs/fuse/control.c
	0x67596969:                 "rpc_pipefs", // include/linux/sunrpc/rpc_pipe_fs.h
	0x6e667364:                 "nfsd",       // fs/nfsd/nfsctl.c
}

// notStorage tells what a file system is, if it is no storage: "" if it may
// hold somebody's files. One in memory may, but for what the system keeps in
// /run and /dev.
func notStorage(in *folder, name, path string) string {
	f, err := in.root.Open(in.at(name))
	if err != nil {
		return "" // which the walk will say
	}
	defer f.Close()
	var st unix.Statfs_t
	if unix.Fstatfs(int(f.Fd()), &st) != nil {
		return ""
	}
	kind := uint32(st.Type)
	if name, known := kinds[kind]; known {
		return name + ", which is no storage"
	}
	if (kind == unix.TMPFS_MAGIC || kind == unix.RAMFS_MAGIC) && (within(path, "run") || within(path, "dev")) {
		return "the system's own files in memory"
	}
	return ""
}
