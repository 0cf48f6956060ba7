// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "clients/account.h"
#include "networks/rules_catalogue.h"
#include "plan/post.h"
#include "publish/delivery.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

/// A thread of which a part is public already, when its post changes.
namespace hatstand::publish
{

/// What a text goes on with behind parts that stand on a network: their words come first in it, with any
/// white space, with or without the lines of hyphens between them, the numbers at their ends ("1/4") and the
/// trackers of links. Nothing when it does not begin with them. `numbered`: those numbers are ours, not
/// words.
///
/// `next` is what followed them so far: where it begins in the middle of a word, the text may too.
[[nodiscard]] std::optional<QString> textBehind(const QString &text, const QStringList &there, bool numbered,
                                                const QString &next = {});

/// What goes out of a post for a version, as it is kept with a delivery: see freezeContent.
using Freeze = std::function<Result<QString>(const plan::Post &, const plan::Version &)>;

/// What `delivery`, which goes to that account, sends once its post is as it is now. Where it goes part by
/// part and has begun, what is public stays in it as it went; the rest of the text is split anew behind that,
/// so that nothing is lost and nothing goes out twice. Fails with NotAllowed when what is public would say
/// something else.
[[nodiscard]] Result<QString> freezeFor(const Delivery &delivery, const plan::Post &post,
                                        const plan::Version &version, const clients::Account &account,
                                        const networks::RulesCatalogue &catalogue, const Freeze &freeze);

} // namespace hatstand::publish
