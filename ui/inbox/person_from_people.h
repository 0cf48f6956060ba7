// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inbox/person_facts.h"
#include "kit/page_context.h"

namespace hatstand::people
{
class People;
class Privacy;
} // namespace hatstand::people

namespace hatstand::ui::inbox
{

/// From what is known of people across their handles, with export and forgetting. All must outlive what is
/// answered; of conversations in which nobody is named `fallback` tells.
[[nodiscard]] PersonSource personFromPeople(const PageContext &context, people::People &people,
                                            people::Privacy &privacy,
                                            std::function<QString(const QString &)> networkName,
                                            const PersonSource &fallback);

} // namespace hatstand::ui::inbox
