// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// So that moc meets the gate's signal.
#include "support/fake_connector.h"

#include "support/memory_credentials.h"
#include "support/test_workspace.h"
