// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/delivery.h"
#include "publish/outbox.h"

#include <QObject>
#include <QPointer>
#include <qcorotask.h>

#include <functional>
#include <optional>
#include <vector>

namespace hatstand::ui::outbox
{

/// Makes the files of the chosen delivery ready to be dragged into a browser, while the person reads its text
/// and opens the page. Never hands over a file as it was added: that tells more than it shows.
class ByHandFitting final : public QObject
{
    Q_OBJECT
public:
    using Files = Result<std::vector<networks::OutgoingMedia>>;

    /// `fit` is set (publish::fittingByHand), and what it uses outlives this.
    explicit ByHandFitting(publish::Surroundings::Fit fit, QObject *parent = nullptr);
    ~ByHandFitting() override;

    /// `post` is what the delivery holds, with its files as they were added. The same delivery with the same
    /// content is not begun anew; what was under way for another one is stopped.
    void prepare(const publish::Delivery &delivery, const clients::Account &account,
                 const networks::OutgoingPost &post);
    /// Once more: the last time failed, or a file has gone since.
    void prepareAgain();
    /// Nothing is posted by hand now.
    void stop();

    /// In their order; nothing while they are being made ready.
    [[nodiscard]] const std::optional<Files> &files() const { return m_files; }

Q_SIGNALS:
    void changed();

private:
    struct Order
    {
        publish::DeliveryId id;
        QString content;
        clients::Account account;
        networks::OutgoingPost post;
    };
    void begin();
    static QCoro::Task<void> work(QPointer<ByHandFitting> self, publish::Surroundings::Fit fit, Order order,
                                  CancelToken cancel);

    publish::Surroundings::Fit m_fit;
    std::optional<Order> m_order;
    std::optional<Files> m_files;
    CancelSource m_running;
};

} // namespace hatstand::ui::outbox
