// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/topics/alert.h"
#include "listen/topics/topic_view.h"

#include <QJsonObject>

/// Topics and alerts as scripts read them.
namespace hatstand::cli
{

[[nodiscard]] QJsonObject toJson(const listen::Topic &topic);
[[nodiscard]] QJsonObject toJson(const listen::TopicRow &row);
[[nodiscard]] QJsonObject toJson(const listen::TopicView &view);
[[nodiscard]] QJsonObject toJson(const listen::Alert &alert);

} // namespace hatstand::cli
