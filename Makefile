# The tasks of the project, the same for people and for CI. `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help deps test-deps build build-upload demo demo-upload test test-debug test-plain test-release test-address test-undefined test-changed lint fuzz bench bench-uploads bench-peers agreement sweep format clean

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

deps: ## Install the libraries that Headshot needs, if they are missing
	@scripts/deps.sh libraries

test-deps: deps ## Install the programs that the tests compare with, if they are missing
	@scripts/deps.sh checkers

build: deps ## Build the command, optimized: .build/release/headshot
	@scripts/build.sh headshot

build-upload: deps ## Build the command with uploads to Microsoft Graph, optimized, to the same place
	@scripts/build.sh headshot upload

demo: deps ## Generate a photo that is too large, and make it fit
	@scripts/demo.sh

demo-upload: deps ## Start a local Graph photo service, and upload a photo to it
	@scripts/demo-upload.sh

test: test-deps ## Run all tests, in debug, with the package's traits and without; the kernels under sanitizers
	@scripts/check-kernels.sh
	@scripts/test.sh debug plain

test-debug: test-deps ## Run the tests once, as one does while working
	@scripts/test.sh debug

test-plain: test-deps ## Run the tests without the package's traits
	@scripts/test.sh plain

test-release: test-deps ## Run the tests on optimized code
	@scripts/test.sh release

test-address: test-deps ## Run the tests under AddressSanitizer
	@scripts/test.sh address

test-undefined: test-deps ## Run the tests with UndefinedBehaviorSanitizer in the C code
	@scripts/test.sh undefined

test-changed: build test-deps ## Change 10,000 photos at random, and look for untrue claims and private texts in the outputs
	@PYTHONDONTWRITEBYTECODE=1 scripts/pillow-python.sh Tests/ChangedPhotos/check.py .build/release/headshot

bench: deps ## Time the stages of the engine, check how many instructions they take
	@Benchmarks/run.sh
	@Benchmarks/instructions.sh

bench-uploads: deps ## Upload 1,000 photos through made-up failures, then compare the client's cost with curl's
	@scripts/measure-uploads.sh

bench-peers: build ## Compare with the tools people use, on HEADSHOT_CORPUS: docs/benchmarks.md
	@scripts/deps.sh peers
	@Benchmarks/peers/run.sh --report docs/benchmarks.md

agreement: build test-deps ## Compare what is accepted and made with djpeg, Pillow and ImageMagick, on HEADSHOT_CORPUS
	@scripts/agreement.py .build/release/headshot "$(HEADSHOT_CORPUS)"/bad "$(HEADSHOT_CORPUS)"/odd "$(HEADSHOT_CORPUS)"/camera "$(HEADSHOT_CORPUS)"/photos

sweep: build test-deps ## Ask for 200 budgets of each of 23 plain pictures, with many scans and with one
	@scripts/budget-sweep.py .build/release/headshot
	@scripts/budget-sweep.py .build/release/headshot --progressive

lint: deps ## Check formatting, C under two compilers, who uses what, and what is committed
	@scripts/lint.sh

fuzz: deps ## Feed made-up bytes to everything that reads bytes, 60 seconds for each of its drivers
	@Fuzz/run 60

format: ## Format all Swift files
	@swift format --in-place --recursive --parallel Package.swift Sources Tests Fuzz Benchmarks/Benchmarks Benchmarks/Stages

clean: ## Remove what was built
	rm -rf .build .build-*
