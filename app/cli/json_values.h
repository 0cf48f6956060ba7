// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/account.h"
#include "clients/client.h"
#include "plan/post.h"
#include "plan/post_check.h"
#include "plan/post_query.h"
#include "publish/outbox.h"

#include <QJsonObject>

/// What `--json` prints. These names are a promise to scripts: fields are added, never renamed or removed.
namespace hatstand::cli
{

[[nodiscard]] QJsonObject toJson(const clients::Client &client);
[[nodiscard]] QJsonObject toJson(const clients::Account &account);
[[nodiscard]] QJsonObject toJson(const plan::Post &post);
[[nodiscard]] QJsonObject toJson(const plan::PostRow &row);
[[nodiscard]] QJsonObject toJson(const plan::Problem &problem);
[[nodiscard]] QJsonObject toJson(const publish::Delivery &delivery);
/// With what keeps it at `now` and why, as whyWords says it.
[[nodiscard]] QJsonObject toJson(const publish::OutboxItem &item, Instant now);
[[nodiscard]] QString healthName(clients::Health health);
[[nodiscard]] QString missedPolicyName(clients::MissedPolicy policy);
[[nodiscard]] std::optional<clients::MissedPolicy> missedPolicyFromName(const QString &name);

} // namespace hatstand::cli
