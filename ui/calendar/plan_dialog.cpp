// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/plan_dialog.h"

#include "kit/fields.h"
#include "kit/time_words.h"

#include <QDateEdit>
#include <QHBoxLayout>
#include <QLocale>

namespace hatstand::ui::calendar
{

namespace
{
constexpr int dialogWidth = 440;
}

PlanDialog::PlanDialog(const Kit &kit, Request request, QWidget *parent)
    : Dialog(kit, request.title, dialogWidth, parent)
    , m_request(std::move(request))
    , m_date(new QDateEdit(m_request.start.wall.date, this))
    , m_time(new QTimeEdit(m_request.start.wall.time, this))
    , m_dateField(new FormField(kit, tr("Day"), m_date, this))
    , m_timeField(new FormField(kit, tr("Time"), m_time, this))
{
    setObjectName(QStringLiteral("planDialog"));
    // Right to left, Qt turns the parts round, and 15:25 would read 25:15.
    m_date->setLayoutDirection(Qt::LeftToRight);
    m_time->setLayoutDirection(Qt::LeftToRight);
    m_date->setObjectName(QStringLiteral("planDate"));
    m_date->setCalendarPopup(true);
    m_date->setDisplayFormat(tr("ddd d MMM yyyy", "date format"));
    m_time->setObjectName(QStringLiteral("planTime"));
    m_time->setDisplayFormat(QLocale().timeFormat(QLocale::ShortFormat));
    m_time->setButtonSymbols(QAbstractSpinBox::NoButtons); // Up and Down do it
    m_time->setProperty("buttons", QStringLiteral("none"));
    auto *fields = new QHBoxLayout;
    fields->setSpacing(kit.px(12));
    fields->addWidget(m_dateField, 3);
    fields->addWidget(m_timeField, 2);
    body()->addLayout(fields);
    m_timeField->setVisible(m_request.withTime);
    addButton({QStringLiteral("cancel"), tr("Cancel")});
    QPushButton *accept = addButton({QStringLiteral("plan"), m_request.accept, ButtonKind::Primary}, false);
    connect(accept, &QPushButton::clicked, this, &PlanDialog::take);
    connect(m_date, &QDateEdit::dateChanged, this, &PlanDialog::look);
    connect(m_time, &QTimeEdit::timeChanged, this, &PlanDialog::look);
    m_date->setFocus();
    look();
}

Result<plan::PlannedTime> PlanDialog::planned() const
{
    return plan::plannedTime({m_date->date(), m_time->time()}, m_request.start.zone);
}

// Below the fields: what it is elsewhere, and what it would mean.
void PlanDialog::look()
{
    const auto wanted = planned();
    m_dateField->setError({});
    if (!wanted) {
        m_dateField->setError(wanted.error().sentence());
        place();
        return;
    }
    QStringList remarks;
    const WallTime seen = wallTimeAt(wanted->instant, m_request.shownZone);
    if (seen != wanted->wall)
        remarks << tr("In %1. For you it is %2, %3.", "city, day, time")
                       .arg(zoneCity(wanted->zone), longDayWords(seen.date), clockWords(seen.time));
    const Landing landing = m_request.landing(*wanted);
    if (!landing.remark.isEmpty())
        remarks << landing.remark;
    m_dateField->setHelp(remarks.join(u' '));
    m_dateField->setError(landing.refusal);
    place();
}

void PlanDialog::take()
{
    const auto wanted = planned();
    if (!wanted || m_dateField->hasError()) {
        m_date->setFocus(Qt::OtherFocusReason);
        return;
    }
    Q_EMIT chosen(*wanted);
    answerWith(QStringLiteral("plan"));
}

} // namespace hatstand::ui::calendar
