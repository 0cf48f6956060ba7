// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/version_tabs.h"

#include "composer/plain_label.h"
#include "kit/buttons.h"
#include "kit/flow_layout.h"
#include "kit/labels.h"
#include "kit/painters.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyle>
#include <QWidgetAction>

#include <algorithm>
#include <iterator>

namespace hatstand::ui::composer
{

namespace
{
constexpr int tabHeight = 39;
constexpr int tabGap = 6;
constexpr int dotSide = 6;
constexpr int signSide = 14;

/// A menu that stays open while accounts are ticked.
class ChoiceMenu final : public QMenu
{
public:
    using QMenu::QMenu;

protected:
    void mouseReleaseEvent(QMouseEvent *event) override
    {
        QAction *action = activeAction();
        if (action && action->isCheckable())
            action->trigger();
        else
            QMenu::mouseReleaseEvent(event);
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        QAction *action = activeAction();
        if (action && action->isCheckable() && event->key() == Qt::Key_Space)
            action->trigger();
        else
            QMenu::keyPressEvent(event);
    }
};

} // namespace

VersionTab::VersionTab(const Kit &kit, const clients::AccountId &account, QWidget *parent)
    : QAbstractButton(parent), m_kit(kit), m_account(account)
{
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setProperty("focusRadius", 2);
}

void VersionTab::show(const QString &name, const QString &networkKey, bool own,
                      std::optional<plan::Severity> worst, int problems)
{
    QString spoken = name;
    if (own)
        spoken = tr("%1, has its own text", "account").arg(spoken);
    if (problems > 0)
        spoken = tr("%1, %n problem(s)", "account", problems).arg(spoken);
    setAccessibleName(spoken);
    setToolTip(spoken == name ? QString() : spoken);
    if (text() == name && m_network == networkKey && m_own == own && m_worst == worst)
        return;
    setText(name);
    setShortcut({}); // an ampersand in a name marks no key
    m_network = networkKey;
    m_own = own;
    m_worst = worst;
    updateGeometry();
    update();
}

int VersionTab::wantedWidth() const
{
    int width = QFontMetrics(m_kit.font(TypeRole::Strong)).horizontalAdvance(text()) + m_kit.px(2);
    const int gap = m_kit.px(tabGap);
    if (!m_network.isEmpty())
        width += networkMarkSide(m_kit.theme(), MarkSize::Small) + gap;
    if (m_own)
        width += m_kit.px(dotSide) + gap;
    if (m_worst)
        width += m_kit.px(signSide) + gap;
    return width;
}

QSize VersionTab::sizeHint() const
{
    return {std::max(wantedWidth(), m_kit.px(size::minimumTarget)), m_kit.px(tabHeight)};
}

void VersionTab::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = m_kit.theme();
    const int gap = m_kit.px(tabGap);
    const auto place = [this](const QRect &r) { return mirrored(r, rect(), layoutDirection()); };
    int at = 0;
    if (!m_network.isEmpty()) {
        const int side = networkMarkSide(theme, MarkSize::Small);
        paintNetworkMark(painter, theme, place({0, (height() - side) / 2, side, side}), m_network,
                         isChecked() ? MarkStyle::Filled : MarkStyle::Neutral);
        at = side + gap;
    }
    painter.setFont(m_kit.font(isChecked() ? TypeRole::Strong : TypeRole::Name));
    painter.setPen(isChecked() ? theme.accentText : underMouse() ? theme.text : theme.text2);
    const int words = QFontMetrics(m_kit.font(TypeRole::Strong)).horizontalAdvance(text()) + m_kit.px(2);
    painter.drawText(place({at, 0, words, height()}),
                     int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter,
                     text());
    at += words + gap;
    if (m_own) {
        const int side = m_kit.px(dotSide);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.accent);
        painter.drawEllipse(place({at, (height() - side) / 2, side, side}));
        at += side + gap;
    }
    if (m_worst) {
        const int side = m_kit.px(signSide);
        const QRect sign = place({at, (height() - side) / 2, side, side});
        switch (*m_worst) {
        case plan::Severity::MustFix:
            m_kit.icons.paint(painter, sign, Glyph::Failed, theme.ink(Ink::Bad));
            break;
        case plan::Severity::Look:
            m_kit.icons.paint(painter, sign, Glyph::Alert, theme.ink(Ink::Warning));
            break;
        case plan::Severity::Cost:
            m_kit.icons.paint(painter, sign, Glyph::Coin, theme.status(Status::Approval).text);
            break;
        }
    }
    if (isChecked()) {
        // As wide as what it says, also where the target is wider.
        const QRect line(0, height() - m_kit.px(2), std::min(width(), wantedWidth()), m_kit.px(2));
        painter.fillRect(place(line), theme.accent);
    }
}

VersionTabs::VersionTabs(const Kit &kit, ComposerState &state, const Inspector &inspector, QWidget *parent)
    : QFrame(parent)
    , m_kit(kit)
    , m_state(state)
    , m_inspector(inspector)
    , m_group(new QButtonGroup(this))
    , m_add(makeButton(kit, tr("Accounts"), ButtonKind::Quiet, Glyph::Plus, ButtonSize::Small))
    , m_common(makeButton(kit, tr("Use the common text again"), ButtonKind::Link))
{
    setObjectName(QStringLiteral("versionTabs"));
    setProperty("edge", QStringLiteral("bottom"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kit.px(size::padding), 0, kit.px(size::padding), 0);
    row->setSpacing(kit.px(size::gapInCard));
    auto *tabs = new QWidget;
    m_flow = new FlowLayout(tabs, kit.px(18), 0);
    m_flow->setContentsMargins(0, 0, 0, 0);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    tabs->setSizePolicy(policy);
    row->addWidget(tabs, 1);
    row->addWidget(m_common, 0, Qt::AlignVCenter);
    row->addWidget(m_add, 0, Qt::AlignVCenter);
    m_add->setObjectName(QStringLiteral("chooseAccounts"));
    m_add->setAccessibleName(tr("Choose accounts"));
    m_common->setObjectName(QStringLiteral("useCommonText"));
    m_group->setExclusive(true);
    connect(m_add, &QPushButton::clicked, this, &VersionTabs::chooseAccounts);
    connect(m_common, &QPushButton::clicked, this, [this] {
        const clients::AccountId tab = m_state.tab();
        m_state.useCommonText(tab);
    });
    connect(&state, &ComposerState::changed, this, [this](Parts parts) {
        if (parts & Part::Accounts)
            rebuild();
        else if (parts & (Part::Tab | Part::Text | Part::Status))
            refresh();
    });
    connect(&inspector, &Inspector::checked, this, &VersionTabs::refresh);
    rebuild();
}

void VersionTabs::rebuild()
{
    const bool hadFocus =
        focusWidget() && qobject_cast<VersionTab *>(focusWidget()) && focusWidget()->hasFocus();
    qDeleteAll(m_tabs);
    m_tabs.clear();
    QList<clients::AccountId> ids{clients::AccountId()};
    for (const clients::Account &account : m_state.accounts())
        ids.append(account.id);
    for (const clients::AccountId &id : std::as_const(ids)) {
        auto *tab = new VersionTab(m_kit, id);
        tab->setObjectName(id.isNull() ? QStringLiteral("tabAll") : QStringLiteral("tab-") + id.toString());
        tab->installEventFilter(this);
        m_group->addButton(tab);
        m_flow->addWidget(tab);
        m_tabs.append(tab);
        connect(tab, &QAbstractButton::clicked, this, [this, id] { m_state.setTab(id); });
    }
    refresh();
    if (hadFocus && m_group->checkedButton())
        m_group->checkedButton()->setFocus(Qt::OtherFocusReason);
}

void VersionTabs::refresh()
{
    for (VersionTab *tab : std::as_const(m_tabs)) {
        const clients::Account *account = m_state.account(tab->account());
        const bool current = tab->account() == m_state.tab();
        if (account) {
            tab->show(m_state.nameOf(*account), account->network.toString(), m_state.hasOwnText(account->id),
                      m_inspector.worstOf(account->id), m_inspector.countOf(account->id));
        } else {
            tab->show(tr("All"), {}, false, std::nullopt, 0);
        }
        tab->setChecked(current);
        // One stop for the tabs together; arrows go on from it.
        tab->setFocusPolicy(current ? Qt::StrongFocus : Qt::ClickFocus);
    }
    m_common->setVisible(m_state.hasOwnText(m_state.tab()) && !m_state.isLocked());
    m_add->setVisible(!m_state.isLocked());
}

bool VersionTabs::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && qobject_cast<VersionTab *>(watched)) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int forward = layoutDirection() == Qt::LeftToRight ? Qt::Key_Right : Qt::Key_Left;
        if (key == Qt::Key_Left || key == Qt::Key_Right) {
            m_state.stepTab(key == forward ? 1 : -1);
            if (m_group->checkedButton())
                m_group->checkedButton()->setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void VersionTabs::chooseAccounts()
{
    auto offered = m_state.offered();
    // One that is not connected any more can still be taken out.
    const auto &chosen = m_state.accounts();
    std::copy_if(chosen.begin(), chosen.end(), std::back_inserter(offered),
                 [](const clients::Account &account) { return account.removedAt.has_value(); });
    if (offered.empty()) {
        Q_EMIT connectAsked();
        return;
    }
    auto *menu = new ChoiceMenu(this);
    menu->setObjectName(QStringLiteral("accountsMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const clients::Account &account : offered) {
        const QString network = m_state.rulesOf(account).name;
        QAction *action =
            menu->addAction(plainLabel(tr("%1: %2", "network, handle").arg(network, account.handle)));
        action->setCheckable(true);
        action->setChecked(m_state.post().version(account.id) != nullptr);
        connect(action, &QAction::triggered, this,
                [this, id = account.id](bool checked) { m_state.setChosen(id, checked); });
    }
    menu->addSeparator();
    menu->addAction(tr("Connect another account…"), this, &VersionTabs::connectAsked);
    menu->popup(m_add->mapToGlobal(QPoint(0, m_add->height())));
}

} // namespace hatstand::ui::composer
