// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/listener.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace hatstand::listen
{

/// What is kept of a message beside its text, as Message::extra holds it.
struct MessageExtra
{
    QString contentWarning;
    QStringList hashtags;
    std::vector<networks::IncomingMedia> media;
    QString quotesId;
    bool isForFollowers = false;
};

/// Only what is there.
[[nodiscard]] QJsonObject toJson(const MessageExtra &extra);
[[nodiscard]] MessageExtra messageExtra(const QJsonObject &json);

} // namespace hatstand::listen
