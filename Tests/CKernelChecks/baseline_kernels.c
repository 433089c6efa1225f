#define VARIANT(name) name##_baseline
#include "variant.h"

const kernels baseline_kernels = {KERNELS(KERNEL_VALUE)};
