// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/connector.h"
#include "publish/delivery.h"

#include <functional>
#include <vector>

/// A post, the further parts of its thread and its first comment, as links that go out one after the other.
namespace hatstand::publish
{

/// How many calls it takes: one where the network takes all at once.
[[nodiscard]] int linkCount(const networks::OutgoingPost &post, bool takesChain);

/// What is sent as the link at that position, 0 being the post itself. `there` are the links before it. What
/// belongs to the post alone (a poll, a quote) is not in the others.
[[nodiscard]] networks::OutgoingPost linkAt(const networks::OutgoingPost &post, int position,
                                            const QString &key, const std::vector<DeliveryLink> &there);

/// Nobody knows what it is to be attached to: a person has said that the part before is live, but not where.
[[nodiscard]] bool isAdrift(const networks::OutgoingPost &link);

/// All links that `delivery`, which goes out link by link and has begun, is left with stand there already: it
/// was shortened since.
[[nodiscard]] bool hasNothingLeft(const Delivery &delivery,
                                  const std::function<QString(const plan::MediaItem &)> &mediaPath);

} // namespace hatstand::publish
