// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/delivery.h"

namespace hatstand::publish
{

QString deliveryStateName(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Scheduled:
        return QStringLiteral("scheduled");
    case DeliveryState::Sending:
        return QStringLiteral("sending");
    case DeliveryState::Published:
        return QStringLiteral("published");
    case DeliveryState::Failed:
        return QStringLiteral("failed");
    case DeliveryState::Uncertain:
        return QStringLiteral("uncertain");
    case DeliveryState::Missed:
        return QStringLiteral("missed");
    case DeliveryState::Waiting:
        return QStringLiteral("waiting");
    case DeliveryState::Cancelled:
        return QStringLiteral("cancelled");
    case DeliveryState::HandedOver:
        return QStringLiteral("handed-over");
    }
    return QStringLiteral("unknown");
}

} // namespace hatstand::publish
