// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/post_moves.h"
#include "kit/dialog.h"

#include <functional>

class QDateEdit;
class QTimeEdit;

namespace hatstand::ui
{
class FormField;
}

namespace hatstand::ui::calendar
{

/// Asks for a day and a time: what dragging does, for those who would rather say it. What cannot be is said
/// in place, before anything is done.
class PlanDialog final : public Dialog
{
    Q_OBJECT
public:
    struct Request
    {
        QString title;
        QString accept; ///< words of the main button
        plan::PlannedTime start;
        QByteArray shownZone; ///< whose clock the person reads
        bool withTime = true; ///< false: a day only
        /// What there is to say about a moment.
        std::function<Landing(const plan::PlannedTime &)> landing;
    };
    PlanDialog(const Kit &kit, Request request, QWidget *parent);

Q_SIGNALS:
    void chosen(const hatstand::plan::PlannedTime &planned);

private:
    [[nodiscard]] Result<plan::PlannedTime> planned() const;
    void look();
    void take();

    Request m_request;
    QDateEdit *m_date;
    QTimeEdit *m_time;
    FormField *m_dateField;
    FormField *m_timeField;
};

} // namespace hatstand::ui::calendar
