// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/when_row.h"

#include "composer/field_width.h"
#include "composer/sender_words.h"
#include "composer/when_words.h"
#include "kit/buttons.h"
#include "kit/choice_box.h"
#include "kit/flow_layout.h"
#include "kit/glyph_label.h"
#include "kit/labels.h"

#include <QComboBox>
#include <QDateEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QTimeZone>
#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui::composer
{

namespace
{
constexpr int dateWidth = 186; // design pixels; at least
constexpr int timeWidth = 92;
constexpr int zoneWidth = 180;
constexpr int zoneWidthAtMost = 320; // "Amsterdam (Northwheel Cycles)", and some more in other languages

/// Right to left, Qt turns the parts round when it is told the format, and 15:25 would read 25:15. Only the
/// words read from left to right: the icon and the arrow stand as in the other fields of the window.
void setFormatFromLeft(QDateTimeEdit *field, const QString &format)
{
    field->setLayoutDirection(Qt::LeftToRight);
    field->setDisplayFormat(format);
    field->unsetLayoutDirection();
    field->findChild<QLineEdit *>()->setLayoutDirection(Qt::LeftToRight);
}
} // namespace

WhenRow::WhenRow(const Kit &kit, ComposerState &state, const Clock &clock, QWidget *parent)
    : SectionRow(kit, Glyph::Clock, tr("When"), parent)
    , m_state(state)
    , m_clock(clock)
    , m_fields(new QWidget)
    , m_none(new QWidget)
    , m_choose(makeButton(kit, tr("Choose a time"), ButtonKind::Normal, Glyph::Calendar))
    , m_date(new QDateEdit)
    , m_time(new QTimeEdit)
    , m_zone(new ChoiceBox)
    , m_clear(makeIconButton(kit, Glyph::X, tr("Clear time")))
    , m_remark(makeLabel({}, TypeRole::Second, Ink::Text2))
    , m_holder(makeLabel({}, TypeRole::Second, Ink::Text3))
    , m_needsRow(new QWidget)
    , m_needs(makeLabel({}, TypeRole::Second, Ink::Text3))
{
    setObjectName(QStringLiteral("whenRow"));
    build();
    connect(&state, &ComposerState::changed, this, [this](Parts parts) {
        if (parts & (Part::Time | Part::Status | Part::Accounts))
            refresh();
        else if ((parts & (Part::Options | Part::Comment | Part::Media)) ||
                 ((parts & Part::Text) && !m_state.isLarge()))
            refreshSenders();
    });
    refresh();
}

void WhenRow::build()
{
    m_date->setObjectName(QStringLiteral("whenDate"));
    m_date->setAccessibleName(tr("Day"));
    m_date->setCalendarPopup(true);
    setFormatFromLeft(m_date, tr("ddd d MMM yyyy", "date format"));
    m_time->setObjectName(QStringLiteral("whenTime"));
    m_time->setAccessibleName(tr("Time"));
    setFormatFromLeft(m_time, QLocale().timeFormat(QLocale::ShortFormat));
    m_time->setButtonSymbols(QAbstractSpinBox::NoButtons); // Up and Down do it
    m_time->setProperty("buttons", QStringLiteral("none"));
    m_zone->setObjectName(QStringLiteral("whenZone"));
    m_zone->setAccessibleName(tr("Time zone"));
    m_zone->fitCurrentText(kit(), zoneWidth, zoneWidthAtMost);
    m_clear->setObjectName(QStringLiteral("clearTime"));
    m_choose->setObjectName(QStringLiteral("chooseTime"));
    m_remark->setObjectName(QStringLiteral("whenRemark"));
    m_holder->setObjectName(QStringLiteral("whenHolder"));
    m_holder->setWordWrap(true);
    m_needs->setObjectName(QStringLiteral("whenNeeds"));
    m_needs->setWordWrap(true);
    putFieldIcon(kit(), m_date, Glyph::Calendar);
    putFieldIcon(kit(), m_time, Glyph::Clock);
    m_date->installEventFilter(this);
    m_time->installEventFilter(this);
    measureFields();

    auto *fields = new FlowLayout(m_fields, kit().px(size::gap), kit().px(size::gapInChip));
    fields->setContentsMargins(0, 0, 0, 0);
    for (QWidget *field : {static_cast<QWidget *>(m_date), static_cast<QWidget *>(m_time),
                           static_cast<QWidget *>(m_zone), static_cast<QWidget *>(m_clear)})
        fields->addWidget(field);
    fields->addWidget(m_remark);
    auto *none = new QHBoxLayout(m_none);
    none->setContentsMargins(0, 0, 0, 0);
    none->setSpacing(kit().px(size::gapInCard));
    none->addWidget(m_choose);
    none->addWidget(
        makeLabel(tr("No time yet: it stays a draft until you send it."), TypeRole::Second, Ink::Text3), 1);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kit().px(6));
    column->addWidget(m_none);
    column->addWidget(m_fields);
    column->addWidget(m_holder);
    auto *needs = new QHBoxLayout(m_needsRow);
    needs->setContentsMargins(0, 0, 0, 0);
    needs->setSpacing(kit().px(size::gap));
    needs->addWidget(new GlyphLabel(kit(), Glyph::Pc, 16, Ink::Text3), 0, Qt::AlignTop);
    needs->addWidget(m_needs, 1);
    column->addWidget(m_needsRow);
    setContent(content);

    connect(m_choose, &QPushButton::clicked, this, &WhenRow::chooseTime);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_state.setPlanned(std::nullopt);
        m_choose->setFocus(Qt::OtherFocusReason);
    });
    connect(m_date, &QDateEdit::dateChanged, this, &WhenRow::takeFields);
    connect(m_time, &QTimeEdit::timeChanged, this, &WhenRow::takeFields);
    connect(m_zone, &QComboBox::activated, this, &WhenRow::takeFields);
}

void WhenRow::measureFields()
{
    if (std::exchange(m_measures, true)) // polishing them tells of their style
        return;
    m_date->ensurePolished();
    m_time->ensurePolished();
    // They are told of their style with each step of putting the page together; their font is the same.
    if (m_dayWords == 0 || m_measuredFor != std::pair(m_date->font(), m_time->font())) {
        m_measuredFor = {m_date->font(), m_time->font()};
        m_dayWords = widestDay(m_date);
        m_timeWords = widestTime(m_time);
    }
    const int icon = fieldIconRoom(kit());
    m_date->setFixedWidth(std::max(kit().px(dateWidth), widthForDay(m_date, m_dayWords) + icon));
    m_time->setFixedWidth(std::max(kit().px(timeWidth), widthForTime(m_time, m_timeWords) + icon));
    m_measures = false;
}

bool WhenRow::eventFilter(QObject *watched, QEvent *event)
{
    const bool isField = watched == m_date || watched == m_time;
    if (isField && (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange))
        measureFields();
    return SectionRow::eventFilter(watched, event);
}

void WhenRow::fillZones()
{
    const QByteArray chosen = m_state.post().planned ? m_state.post().planned->zone : m_state.client().zone;
    const QByteArray own = systemZone();
    const QByteArray clients = m_state.client().zone;
    m_zone->clear();
    const QIcon icon = kit().icon(Glyph::Globe, Ink::Text3);
    const auto add = [this, &icon](const QString &words, const QByteArray &zone) {
        m_zone->addItem(icon, words, zone);
    };
    add(own == clients ? zoneCity(own) : tr("%1 (you)", "city").arg(zoneCity(own)), own);
    if (clients != own)
        add(tr("%1 (%2)", "city, client").arg(zoneCity(clients), m_state.client().name), clients);
    m_zone->insertSeparator(m_zone->count());
    QList<QByteArray> others;
    const auto all = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &id : all) {
        // "Etc/…" and old aliases without a place are no cities that people name.
        if (id.contains('/') && !id.startsWith("Etc/") && !id.startsWith("SystemV/") && id != own &&
            id != clients)
            others.append(id);
    }
    std::sort(others.begin(), others.end(),
              [](const QByteArray &a, const QByteArray &b) { return zoneCity(a) < zoneCity(b); });
    for (const QByteArray &id : std::as_const(others))
        add(zoneCity(id), id);
    m_zone->setMaxVisibleItems(16);
    int at = m_zone->findData(chosen);
    if (at < 0) {
        add(zoneCity(chosen), chosen);
        at = m_zone->count() - 1;
    }
    m_zone->setCurrentIndex(at);
}

void WhenRow::takeFields()
{
    if (m_showing)
        return;
    const auto planned =
        plan::plannedTime({m_date->date(), m_time->time()}, m_zone->currentData().toByteArray());
    if (planned)
        m_state.setPlanned(*planned);
}

void WhenRow::chooseTime()
{
    if (!m_state.post().planned)
        m_state.setPlanned(suggestedTime(m_clock.now(), m_state.client().zone));
    m_date->setFocus(Qt::OtherFocusReason);
}

void WhenRow::refresh()
{
    const auto &planned = m_state.post().planned;
    m_none->setVisible(!planned);
    m_fields->setVisible(planned.has_value());
    for (QWidget *field :
         {static_cast<QWidget *>(m_date), static_cast<QWidget *>(m_time), static_cast<QWidget *>(m_zone),
          static_cast<QWidget *>(m_clear), static_cast<QWidget *>(m_choose)})
        field->setEnabled(!m_state.isLocked());
    if (planned) {
        m_showing = true;
        if (m_date->date() != planned->wall.date)
            m_date->setDate(planned->wall.date);
        if (m_time->time() != planned->wall.time)
            m_time->setTime(planned->wall.time);
        const clients::Client &client = m_state.client();
        const auto filledFor = std::make_tuple(client.name, client.zone, systemZone());
        if (m_filledFor != filledFor || m_zone->currentData().toByteArray() != planned->zone)
            fillZones();
        m_filledFor = filledFor;
        m_showing = false;
        const QByteArray other =
            planned->zone == m_state.client().zone ? systemZone() : m_state.client().zone;
        const QString jump = jumpRemark(*planned);
        m_remark->setText(jump.isEmpty() ? zoneRemark(*planned, other) : jump);
        setInk(m_remark, jump.isEmpty() ? Ink::Text2 : Ink::Warning);
    }
    const auto &accounts = m_state.accounts();
    const auto byHand = std::count_if(accounts.begin(), accounts.end(),
                                      [](const clients::Account &account) { return account.byHand; });
    m_holder->setVisible(planned && byHand > 0);
    if (byHand > 0)
        m_holder->setText(
            tr("%n of them you post by hand: you are told when it is due.", nullptr, int(byHand)));
    refreshSenders();
}

void WhenRow::refreshSenders()
{
    const auto &planned = m_state.post().planned;
    Senders senders;
    if (planned && !m_state.isLocked()) {
        for (const clients::Account &account : m_state.accounts()) {
            const publish::SentBy by = m_state.sentBy(account);
            if (by == publish::SentBy::Network)
                senders.networks << m_state.nameOf(account);
            else if (by == publish::SentBy::ThisComputer)
                senders.computer << m_state.nameOf(account);
        }
    }
    const QString words =
        planned ? senderWords(senders, shortTimeWords(plan::plannedTimeAt(planned->instant, systemZone()),
                                                      m_clock.now()))
                : QString();
    m_needsRow->setVisible(!words.isEmpty());
    m_needs->setText(words);
}

} // namespace hatstand::ui::composer
