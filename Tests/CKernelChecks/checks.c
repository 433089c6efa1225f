#include "check.h"

#include <stdio.h>

static const kernel_check *const files[] = {block_checks, counting_checks, merge_checks,  transform_checks, row_checks,
                                            color_checks, sample_checks,   scan_checks, turn_checks};
enum { FILE_COUNT = sizeof files / sizeof files[0] };

/* The check of that number; NULL: there are not as many. */
static const kernel_check *find(size_t number) {
  for (size_t file = 0; file < FILE_COUNT; file++) {
    for (const kernel_check *check = files[file]; check->name != NULL; check++) {
      if (number-- == 0) return check;
    }
  }
  return NULL;
}

size_t kernel_check_count(void) {
  size_t count = 0;
  while (find(count) != NULL) count++;
  return count;
}

const char *kernel_check_name(size_t check) { return find(check)->name; }

static const struct {
  const char *name;
  const kernels *kernels;
} variants[] = {
    {"as chosen for this processor", &chosen_kernels},
    {"baseline", &baseline_kernels},
#ifdef __x86_64__
    {"x86-64-v3", &v3_kernels},
#endif
};

size_t kernel_variant_count(void) { return sizeof variants / sizeof variants[0]; }
const char *kernel_variant_name(size_t variant) { return variants[variant].name; }

bool kernel_variant_runs_here(size_t variant) {
#ifdef __x86_64__
  if (variants[variant].kernels == &v3_kernels) {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
           __builtin_cpu_supports("fma");
  }
#endif
  (void)variant;
  return true;
}

bool kernel_check_run(size_t check, size_t variant, char message[KERNEL_MESSAGE_SIZE]) {
  message[0] = 0;
  report r = {message, check};
  find(check)->run(variants[variant].kernels, &r);
  return message[0] == 0;
}

#ifdef KERNEL_CHECKS_MAIN
int main(void) {
  int status = 0;
  for (size_t variant = 0; variant < kernel_variant_count(); variant++) {
    if (!kernel_variant_runs_here(variant)) {
      printf("skipped %s: this processor lacks its instructions\n", kernel_variant_name(variant));
      continue;
    }
    for (size_t check = 0; check < kernel_check_count(); check++) {
      char message[KERNEL_MESSAGE_SIZE];
      if (kernel_check_run(check, variant, message)) continue;
      printf("FAILED  %s: %s: %s\n", kernel_variant_name(variant), kernel_check_name(check), message);
      fflush(stdout);
      status = 1;
    }
    printf("checked %s\n", kernel_variant_name(variant));
  }
  return status;
}
#endif
