/*
 * The kernels of CJPEGKernels against plain references, each kernel in each instruction set that it is compiled for.
 *
 * In C, so that the same checks run in the tests and, within seconds, under the sanitizers: scripts/check-kernels.sh.
 */
#ifndef KERNEL_CHECKS_H
#define KERNEL_CHECKS_H

#include <stdbool.h>
#include <stddef.h>

#ifndef __clang__
#define _Nonnull
#endif

size_t kernel_check_count(void);

/* A sentence. */
const char *_Nonnull kernel_check_name(size_t check);

size_t kernel_variant_count(void);
const char *_Nonnull kernel_variant_name(size_t variant);

/* False: the processor lacks the instructions. */
bool kernel_variant_runs_here(size_t variant);

enum { KERNEL_MESSAGE_SIZE = 256 };

/* False: the message says what was wrong first. */
bool kernel_check_run(size_t check, size_t variant, char message[_Nonnull KERNEL_MESSAGE_SIZE]);

#endif
