# Tcllib's dns::resolve, with the first server of /etc/resolv.conf. Without Tcl's udp package it asks over TCP.
# One name per line on stdin, one JSON object per line on stdout.

package require dns

if {[llength $argv] != 1 || [lindex $argv 0] ni {A AAAA}} {
    puts stderr "argument 1: the record type, A or AAAA"
    exit 2
}
set type [lindex $argv 0]
::dns::configure -nameserver [lindex [::dns::nameservers] 0]

proc quoted {text} {
    set plain [regsub -all {[^ -~]|["\\]} [string range $text 0 249] { }]
    return "\"[string trim $plain]\""
}

proc addresses {token type} {
    set texts {}
    foreach record [::dns::result $token] {
        if {[dict get $record type] eq $type} {lappend texts [quoted [dict get $record rdata]]}
    }
    return [join $texts ,]
}

# "error" is the status of all that goes wrong: "Name Error - domain does not exist" says more by its first part.
proc word {token} {
    set text [::dns::error $token]
    if {$text eq ""} {return [::dns::status $token]}
    return [regsub { - .*$} [regsub {^.*: } $text ""] ""]
}

proc reply {name type} {
    set token [::dns::resolve $name -type $type]
    ::dns::wait $token
    if {[::dns::status $token] eq "ok"} {
        set reply "{\"addresses\":\[[addresses $token $type]\]}"
    } else {
        set reply "{\"error\":[quoted [word $token]],\"detail\":[quoted [::dns::error $token]]}"
    }
    ::dns::cleanup $token
    return $reply
}

fconfigure stdout -buffering line
while {[gets stdin name] >= 0} {
    if {[catch {reply $name $type} line]} {set line "{\"error\":\"EXCEPTION\",\"detail\":[quoted $line]}"}
    puts $line
}
