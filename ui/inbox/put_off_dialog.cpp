// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/put_off_dialog.h"

#include "base/zones.h"
#include "kit/fields.h"

#include <QDateEdit>
#include <QHBoxLayout>
#include <QLocale>

namespace hatstand::ui::inbox
{

namespace
{
constexpr int dialogWidth = 400;
}

PutOffDialog::PutOffDialog(const Kit &kit, Instant now, QWidget *parent)
    : Dialog(kit, tr("Later"), dialogWidth, parent)
    , m_now(now)
    , m_date(new QDateEdit(wallTimeAt(now, systemZone()).date.addDays(1), this))
    , m_time(new QTimeEdit(QTime(9, 0), this))
    , m_dateField(new FormField(kit, tr("Day"), m_date, this))
    , m_timeField(new FormField(kit, tr("Time"), m_time, this))
{
    setObjectName(QStringLiteral("putOffDialog"));
    setText(tr("It comes back to the open ones then, or when they write again."));
    // Right to left, Qt turns the parts round, and 15:25 would read 25:15.
    m_date->setLayoutDirection(Qt::LeftToRight);
    m_time->setLayoutDirection(Qt::LeftToRight);
    m_date->setObjectName(QStringLiteral("putOffDate"));
    m_date->setCalendarPopup(true);
    m_date->setDisplayFormat(tr("ddd d MMM yyyy", "date format"));
    m_time->setObjectName(QStringLiteral("putOffTime"));
    m_time->setDisplayFormat(QLocale().timeFormat(QLocale::ShortFormat));
    m_time->setButtonSymbols(QAbstractSpinBox::NoButtons); // Up and Down do it
    m_time->setProperty("buttons", QStringLiteral("none"));
    auto *fields = new QHBoxLayout;
    fields->setSpacing(kit.px(12));
    fields->addWidget(m_dateField, 3);
    fields->addWidget(m_timeField, 2);
    body()->addLayout(fields);
    addButton({QStringLiteral("cancel"), tr("Cancel")});
    QPushButton *accept = addButton({QStringLiteral("later"), tr("Put off"), ButtonKind::Primary}, false);
    connect(accept, &QPushButton::clicked, this, &PutOffDialog::take);
    m_date->setFocus();
}

Result<Instant> PutOffDialog::until() const
{
    const auto resolved = resolveWallTime({m_date->date(), m_time->time()}, systemZone());
    if (!resolved)
        return fail(resolved.error());
    if (resolved->instant <= m_now)
        return fail(ErrorCode::InvalidInput, tr("That time has passed."));
    return resolved->instant;
}

void PutOffDialog::take()
{
    const auto wanted = until();
    m_dateField->setError(wanted ? QString() : wanted.error().sentence());
    if (!wanted) {
        place();
        m_date->setFocus(Qt::OtherFocusReason);
        return;
    }
    Q_EMIT chosen(*wanted);
    answerWith(QStringLiteral("later"));
}

} // namespace hatstand::ui::inbox
