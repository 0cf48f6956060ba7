// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/theme.h"
#include "plan/post.h"
#include "publish/delivery.h"

namespace hatstand::ui
{

[[nodiscard]] inline Status statusOf(plan::PostStatus status)
{
    switch (status) {
    case plan::PostStatus::Idea:
        return Status::Idea;
    case plan::PostStatus::Draft:
        return Status::Draft;
    case plan::PostStatus::NeedsApproval:
        return Status::Approval;
    case plan::PostStatus::Scheduled:
        return Status::Scheduled;
    case plan::PostStatus::HandedOver:
        return Status::Handed;
    case plan::PostStatus::Sending:
        return Status::Sending;
    case plan::PostStatus::Published:
        return Status::Published;
    case plan::PostStatus::Failed:
        return Status::Failed;
    case plan::PostStatus::Missed:
        return Status::Missed;
    case plan::PostStatus::Uncertain:
        return Status::Uncertain;
    }
    return Status::Draft;
}

/// A delivery that waits for the person's hand is shown as missed once it is due; a cancelled one as the
/// draft that its post has become.
[[nodiscard]] inline Status statusOf(publish::DeliveryState state)
{
    switch (state) {
    case publish::DeliveryState::Scheduled:
        return Status::Scheduled;
    case publish::DeliveryState::Sending:
        return Status::Sending;
    case publish::DeliveryState::Published:
        return Status::Published;
    case publish::DeliveryState::Failed:
        return Status::Failed;
    case publish::DeliveryState::Uncertain:
        return Status::Uncertain;
    case publish::DeliveryState::Missed:
    case publish::DeliveryState::Waiting:
        return Status::Missed;
    case publish::DeliveryState::Cancelled:
        return Status::Draft;
    case publish::DeliveryState::HandedOver:
        return Status::Handed;
    }
    return Status::Draft;
}

} // namespace hatstand::ui
