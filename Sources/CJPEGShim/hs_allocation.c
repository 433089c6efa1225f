#include "hs_allocation.h"

#include <stdlib.h>
#include <sys/mman.h>

_Atomic(hs_allocation_hook) hs_allocation_fault;

static bool ask_hook(j_common_ptr cinfo) {
  hs_allocation_hook hook = atomic_load_explicit(&hs_allocation_fault, memory_order_acquire);
  return hook != NULL && hook(cinfo);
}

void *hs_allocate(size_t byte_count) { return ask_hook(NULL) ? NULL : calloc(1, byte_count); }

void *hs_map(size_t byte_count) {
  if (ask_hook(NULL)) return NULL;
  void *mapping = mmap(NULL, byte_count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return mapping == MAP_FAILED ? NULL : mapping;
}

void hs_watch_allocations(j_common_ptr cinfo) { (void)ask_hook(cinfo); }
