// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/command_palette.h"

#include "kit/chips.h"
#include "kit/glyph_label.h"
#include "kit/labels.h"
#include "kit/painters.h"
#include "kit/scrim.h"
#include "shell/palette_delegate.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>

#include <algorithm>

namespace hatstand::ui::shell
{

namespace
{
constexpr int paletteWidth = 660;
constexpr int paletteTop = 96;
constexpr int paletteHeight = 548;
constexpr int longestTyped = 200;
} // namespace

CommandPalette::CommandPalette(const PageContext &context, PaletteSource &source,
                               clients::ClientService &clients, QWidget *parent)
    : QFrame(parent)
    , m_context(context)
    , m_source(source)
    , m_clients(clients)
    , m_model(new PaletteModel(this))
    , m_list(new QListView(this))
    , m_nothing(makeLabel(tr("Nothing is called that."), TypeRole::Body, Ink::Text3, this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Find or do anything"));
    setAttribute(Qt::WA_StyledBackground, false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    buildHead();
    column->addWidget(makeLine(Qt::Horizontal, this));

    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("What was found"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(context.kit, m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setStyleSheet(QStringLiteral("QListView { background: transparent; }"));
    auto *holder = new QWidget(this);
    auto *holderLayout = new QVBoxLayout(holder);
    const int margin = context.kit.px(8);
    holderLayout->setContentsMargins(margin, margin, margin, margin);
    holderLayout->addWidget(m_list);
    m_nothing->setAlignment(Qt::AlignCenter);
    holderLayout->addWidget(m_nothing);
    column->addWidget(holder, 1);
    column->addWidget(makeLine(Qt::Horizontal, this));
    buildFoot();

    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { run(index.row()); });
    connect(m_field, &QLineEdit::textChanged, this, [this] { refresh(); });
    connect(&context.scope, &Scope::changed, this, [this] {
        m_narrow = !m_context.scope.isAll();
        updateNarrow();
    });
    m_narrow = !context.scope.isAll();
    parent->installEventFilter(this);
    hide();
}

CommandPalette::~CommandPalette() = default;

void CommandPalette::buildHead()
{
    const Kit &kit = m_context.kit;
    auto *head = new QWidget(this);
    head->setFixedHeight(kit.px(56));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(kit.px(20), 0, kit.px(20), 0);
    row->setSpacing(kit.px(12));
    row->addWidget(new GlyphLabel(kit, Glyph::Search, 18, Ink::Text, head));
    m_field = new QLineEdit(head);
    m_field->setObjectName(QStringLiteral("paletteField"));
    m_field->setAccessibleName(tr("Search or type a command"));
    m_field->setPlaceholderText(tr("Search or type a command"));
    m_field->setMaxLength(longestTyped);
    m_field->setFrame(false);
    m_field->setProperty("ownFocus", true);
    m_field->setFont(kit.font(TypeRole::DialogTitle));
    m_field->setStyleSheet(QStringLiteral("font-size: %1px; font-weight: 400;").arg(kit.px(17)));
    m_field->installEventFilter(this);
    row->addWidget(m_field, 1);
    m_client = new PlainChip(kit, {}, std::nullopt, true, head);
    row->addWidget(m_client);
    m_tab = new KeyCap(kit, tr("Tab", "key"), head);
    row->addWidget(m_tab);
    m_other = makeLabel({}, TypeRole::Caption, Ink::Text3, head);
    row->addWidget(m_other);
    layout()->addWidget(head);
}

void CommandPalette::buildFoot()
{
    const Kit &kit = m_context.kit;
    auto *foot = new QWidget(this);
    foot->setFixedHeight(kit.px(36));
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(kit.px(20), 0, kit.px(20), 0);
    row->setSpacing(kit.px(6));
    const auto hint = [&](const QStringList &keys, const QString &text) {
        for (const QString &key : keys)
            row->addWidget(new KeyCap(kit, key, foot));
        row->addWidget(makeLabel(text, TypeRole::Caption, Ink::Text2, foot));
        row->addSpacing(kit.px(12));
    };
    hint({QStringLiteral("↑"), QStringLiteral("↓")}, tr("choose"));
    hint({QStringLiteral("↵")}, tr("open"));
    hint({tr("Esc", "key")}, tr("close"));
    row->addStretch(1);
    row->addWidget(new KeyCap(kit, QStringLiteral(">"), foot));
    row->addWidget(makeLabel(tr("only commands"), TypeRole::Caption, Ink::Text2, foot));
    layout()->addWidget(foot);
}

void CommandPalette::open(const QString &typed)
{
    if (!isVisible()) {
        m_focusBefore = QApplication::focusWidget();
        m_scrim = new Scrim(m_context.kit, parentWidget());
        connect(m_scrim, &Scrim::clicked, this, &CommandPalette::dismiss);
    }
    updateNarrow();
    m_field->setText(typed);
    refresh();
    place();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::dismiss()
{
    if (!isVisible())
        return;
    const QPointer<QWidget> before = m_focusBefore;
    hide();
    if (m_scrim)
        m_scrim->deleteLater();
    if (before)
        before->setFocus(Qt::OtherFocusReason);
    m_model->setItems({});
}

void CommandPalette::refresh()
{
    m_model->setItems(m_source.items(m_field->text(), m_narrow ? m_context.scope.client() : std::nullopt));
    const int first = m_model->selectable(0, 1);
    m_list->setVisible(first >= 0);
    m_nothing->setVisible(first < 0);
    if (first < 0)
        m_field->setAccessibleDescription(m_nothing->text());
    if (first >= 0) {
        choose(first);
        m_list->scrollToTop();
    }
}

void CommandPalette::choose(int row)
{
    m_list->setCurrentIndex(m_model->index(row));
    // The focus stays in the field, so the list does not say by itself what is chosen in it.
    m_field->setAccessibleDescription(m_model->index(row).data(Qt::AccessibleTextRole).toString());
    if (!isVisible())
        return;
    for (const QAccessible::Event kind : {QAccessible::Focus, QAccessible::Selection}) {
        QAccessibleEvent event(m_list, kind);
        event.setChild(row);
        QAccessible::updateAccessibility(&event);
    }
}

void CommandPalette::move(int step)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    const int row = m_list->currentIndex().row();
    int next = m_model->selectable(std::clamp(row + step, 0, count - 1), step > 0 ? 1 : -1);
    if (next < 0)
        next = m_model->selectable(step > 0 ? count - 1 : 0, step > 0 ? -1 : 1);
    if (next < 0)
        return;
    choose(next);
    // The heading above the first entry comes into view with it.
    m_list->scrollTo(m_model->index(std::max(0, next - 1)));
    m_list->scrollTo(m_model->index(next));
}

void CommandPalette::run(int row)
{
    if (row < 0 || row >= m_model->rowCount() || m_model->item(row).heading)
        return;
    const auto action = m_model->item(row).run;
    dismiss();
    if (action)
        action();
}

void CommandPalette::toggleNarrow()
{
    if (m_context.scope.isAll())
        return;
    m_narrow = !m_narrow;
    updateNarrow();
    refresh();
}

void CommandPalette::updateNarrow()
{
    const bool possible = !m_context.scope.isAll();
    m_tab->setVisible(possible);
    m_other->setVisible(possible);
    QString name;
    if (possible) {
        if (const auto client = m_clients.client(*m_context.scope.client()))
            name = client->name;
    }
    m_client->setText(m_narrow ? name : tr("All clients"));
    m_client->setVisible(possible);
    m_other->setText(m_narrow ? tr("all clients") : name);
}

void CommandPalette::place()
{
    const Kit &kit = m_context.kit;
    const QRect area = parentWidget()->rect();
    const int width = std::min(kit.px(paletteWidth), area.width() - kit.px(32));
    const int top = std::min(kit.px(paletteTop), area.height() / 10);
    const int height = std::min(kit.px(paletteHeight), area.height() - top - kit.px(32));
    setGeometry((area.width() - width) / 2, top, width, height);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched == m_field && event->type() == QEvent::FocusOut && isVisible()) {
        // The keyboard went on to something under it: there it stays.
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason) {
            m_focusBefore = nullptr;
            dismiss();
        }
    }
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int page = std::max(1, m_list->viewport()->height() / m_context.kit.px(40) - 1);
    switch (key->key()) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
        move(page);
        return true;
    case Qt::Key_PageUp:
        move(-page);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(m_list->currentIndex().row());
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        toggleNarrow();
        return true;
    case Qt::Key_Escape:
        dismiss();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

void CommandPalette::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Theme &theme = m_context.kit.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.line2);
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(size::radiusDialog),
                            theme.px(size::radiusDialog));
}

} // namespace hatstand::ui::shell
