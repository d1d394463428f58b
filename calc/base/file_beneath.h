/* file_beneath.h - opening a path that must stay beneath a folder. */
#ifndef FC_BASE_FILE_BENEATH_H
#define FC_BASE_FILE_BENEATH_H

/* How every file of fiscalc is opened: a FIFO does not block, a terminal does not take over. */
#define FC_OPEN_FLAGS (O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)

/* A descriptor, or -1 with errno; EXDEV: the path leaves the root. */
int fc_open_beneath(const char *root, const char *path);
/* The same without the kernel's help, for kernels before 5.6: resolves both paths, then compares. */
int fc_open_resolved(const char *root, const char *path);

#endif
