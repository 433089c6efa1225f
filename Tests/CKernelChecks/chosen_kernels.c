#include "kernels.h"

const kernels chosen_kernels = {KERNELS(KERNEL_VALUE)};
