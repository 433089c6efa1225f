#ifndef HS_FREE_MEMORY_H
#define HS_FREE_MEMORY_H

/* Gives memory that was freed back to the system, where the C library can: glibc keeps megabytes of it. */
void hs_return_free_memory(void);

#endif
