#include <time.h>

#include "hs_clock.h"
#include "hs_reader.h"

uint64_t hs_thread_cpu_nanoseconds(void) {
  struct timespec now;
  if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now) != 0) return 0;
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

void hs_reader_check_limits(j_common_ptr common) {
  hs_coefficient_reader *reader = common->client_data;
  if (reader->cinfo.input_scan_number > (int64_t)reader->limits.maximum_scan_count) hs_fail(common, HS_TOO_MANY_SCANS);
  if (hs_thread_cpu_nanoseconds() - reader->cpu_start > reader->limits.maximum_cpu_nanoseconds) {
    hs_fail(common, HS_DEADLINE);
  }
  if (reader->limits.should_stop != NULL && reader->limits.should_stop(reader->limits.stop_context)) {
    hs_fail(common, HS_CANCELLED);
  }
}
