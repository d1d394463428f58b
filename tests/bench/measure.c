/* measure.c - measure FILE COMMAND...: runs a command with its output thrown away and writes to FILE how long it took
 * (wall and processor time, in microseconds), its peak memory (KiB) and its exit code.
 *
 * A program of its own since the peak memory of a process begins with that of the process that started it. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long microseconds(struct timeval t) {
  return t.tv_sec * 1000000LL + t.tv_usec;
}

static void become(char **command) {
  int nowhere = open("/dev/null", O_WRONLY);
  if (nowhere >= 0 && dup2(nowhere, 1) >= 0)
    execvp(command[0], command);
  perror(command[0]);
  _exit(127);
}

int main(int argc, char **argv) {
  if (argc < 3)
    return 2;
  FILE *report = fopen(argv[1], "w");
  if (!report)
    return 2;
  struct timespec began, ended;
  struct rusage used;
  int status = 0;
  clock_gettime(CLOCK_MONOTONIC, &began);
  pid_t child = fork();
  if (child == 0)
    become(argv + 2);
  if (child < 0 || wait4(child, &status, 0, &used) < 0)
    return 2;
  clock_gettime(CLOCK_MONOTONIC, &ended);
  long long wall = (ended.tv_sec - began.tv_sec) * 1000000LL + (ended.tv_nsec - began.tv_nsec) / 1000;
  fprintf(report, "%lld %lld %ld %d\n", wall, microseconds(used.ru_utime) + microseconds(used.ru_stime), used.ru_maxrss,
          WIFEXITED(status) ? WEXITSTATUS(status) : 255);
  return fclose(report) == 0 ? 0 : 2;
}
