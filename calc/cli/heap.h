/* heap.h - the start of the command's heap. */
#ifndef FC_CLI_HEAP_H
#define FC_CLI_HEAP_H

/* Makes the pages that every run touches at hand. Before any other allocation. */
void heap_warm(void);

#endif
