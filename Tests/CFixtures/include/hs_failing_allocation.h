#ifndef HS_FAILING_ALLOCATION_H
#define HS_FAILING_ALLOCATION_H

/*
 * Lets the allocation after `number` further ones fail, once; negative: none. Counts libjpeg's and the shim's
 * allocations of the whole process, so such tests run one at a time, or in processes of their own.
 */
void hs_fail_allocation(long number);

#endif
