#ifndef HS_CLOCK_H
#define HS_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#ifndef __clang__
#define _Nonnull
#define _Nullable
#endif

/* Processor time of the calling thread; 0 where the system does not tell it. */
uint64_t hs_thread_cpu_nanoseconds(void);

/* When work ends before it is done. */
typedef struct hs_work_limit {
  uint64_t end_cpu_nanoseconds; /* of hs_thread_cpu_nanoseconds */
  /* True stops with HS_CANCELLED. May be NULL. Must return. */
  bool (*_Nullable should_stop)(void *_Nullable context);
  void *_Nullable stop_context;
} hs_work_limit;

#endif
