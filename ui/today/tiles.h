// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/page_context.h"
#include "plan/post_service.h"
#include "publish/delivery_history.h"

#include <QWidget>

class QGridLayout;

namespace hatstand::ui
{
class StatTile;
}

namespace hatstand::ui::today
{

/// The numbers at the top: only such as are really known.
class Tiles final : public QWidget
{
    Q_OBJECT
public:
    Tiles(const PageContext &context, publish::Outbox &outbox, const publish::DeliveryHistory &history,
          plan::PostService &posts, QWidget *parent = nullptr);
    void refresh();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void refreshWeek(int waiting);
    void refreshWaiting(int waiting);
    void refreshDescribed();
    void refreshOnTime();

    PageContext m_context;
    publish::Outbox &m_outbox;
    const publish::DeliveryHistory &m_history;
    plan::PostService &m_posts;
    QGridLayout *m_grid;
    int m_columns = 0;
    StatTile *m_week;
    StatTile *m_waiting;
    StatTile *m_described;
    StatTile *m_onTime;
};

} // namespace hatstand::ui::today
