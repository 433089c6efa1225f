#ifdef __x86_64__
#ifdef __clang__
#pragma clang attribute push(__attribute__((target("arch=x86-64-v3"))), apply_to = function)
#endif

#define VARIANT(name) name##_v3
#include "variant.h"

#ifdef __clang__
#pragma clang attribute pop
#endif

const kernels v3_kernels = {KERNELS(KERNEL_VALUE)};
#endif
